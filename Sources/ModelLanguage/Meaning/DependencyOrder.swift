/// The order in which quantities can be computed, and the circles that have none.
struct DependencyOrder {
    /// Indices, each after all that it depends on; those in a circle, or resting on one, are left
    /// out.
    private(set) var order: [Int] = []
    /// One circle for each knot of quantities that depend on each other: the members in the order
    /// of dependence, beginning with the first in the model.
    private(set) var circles: [[Int]] = []

    /// Orders the quantities 0 ..< count, where `dependencies[i]` are those that i names.
    ///
    /// O(quantities + dependencies) beyond the printing of circles, and without recursion, so that
    /// a chain of any length is safe. The order is that of the model wherever it may be.
    init(_ dependencies: [[Int]]) {
        let components = Self.stronglyConnected(dependencies)
        var isKnotted = [Bool](repeating: false, count: dependencies.count)
        // Components come with those depended on first, which is the order of computation.
        for component in components {
            let first = component[0]
            let isCircle = component.count > 1 || dependencies[first].contains(first)
            let restsOnCircle = component.contains { member in
                dependencies[member].contains { isKnotted[$0] }
            }
            if isCircle {
                circles.append(Self.circle(in: component, dependencies))
            }
            if isCircle || restsOnCircle {
                for member in component { isKnotted[member] = true }
            } else {
                order.append(first)
            }
        }
        circles.sort { $0[0] < $1[0] }
    }

    /// Tarjan's strongly connected components (SIAM J. Comput. 1, 1972), with a stack of our own.
    private static func stronglyConnected(_ edges: [[Int]]) -> [[Int]] {
        let unseen = -1
        var number = [Int](repeating: unseen, count: edges.count)
        var low = [Int](repeating: 0, count: edges.count)
        var isOpen = [Bool](repeating: false, count: edges.count)
        var open: [Int] = []
        var path: [(node: Int, next: Int)] = []
        var components: [[Int]] = []
        var counter = 0

        func enter(_ node: Int) {
            number[node] = counter
            low[node] = counter
            counter += 1
            open.append(node)
            isOpen[node] = true
            path.append((node, 0))
        }

        for root in edges.indices where number[root] == unseen {
            enter(root)
            while let (node, next) = path.last {
                if next < edges[node].count {
                    path[path.count - 1].next += 1
                    let target = edges[node][next]
                    if number[target] == unseen {
                        enter(target)
                    } else if isOpen[target] {
                        low[node] = min(low[node], number[target])
                    }
                    continue
                }
                path.removeLast()
                if let parent = path.last?.node { low[parent] = min(low[parent], low[node]) }
                guard low[node] == number[node] else { continue }
                var component: [Int] = []
                while let member = open.popLast() {
                    isOpen[member] = false
                    component.append(member)
                    if member == node { break }
                }
                components.append(component.sorted())
            }
        }
        return components
    }

    /// A shortest circle through the first member of a component.
    private static func circle(in component: [Int], _ edges: [[Int]]) -> [Int] {
        let start = component[0]
        let members = Set(component)
        var cameFrom: [Int: Int] = [:]
        var frontier = [start]
        while !frontier.isEmpty {
            var next: [Int] = []
            for node in frontier {
                for target in edges[node] where members.contains(target) {
                    if target == start {
                        var circle = [node]
                        while let previous = circle.last, previous != start,
                            let step = cameFrom[previous]
                        {
                            circle.append(step)
                        }
                        return circle.reversed()
                    }
                    if cameFrom[target] == nil {
                        cameFrom[target] = node
                        next.append(target)
                    }
                }
            }
            frontier = next
        }
        return [start]
    }
}
