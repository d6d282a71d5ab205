/// One place for each thread or stretch, which that one alone reads and writes while work is under
/// way; everybody may once it is done.
///
/// The compiler cannot see that no two threads use one place; `WorkQueue` hands out each thread
/// number and each stretch once, which is the proof.
final class WorkerSlots<Value>: @unchecked Sendable {
    private let slots: UnsafeMutableBufferPointer<Value?>

    init(count: Int) {
        slots = .allocate(capacity: count)
        slots.initialize(repeating: nil)
    }

    deinit {
        slots.deinitialize()
        slots.deallocate()
    }

    subscript(index: Int) -> Value? {
        get { slots[index] }
        set { slots[index] = newValue }
    }

    /// The value of a place, made where it has none yet.
    func value(at index: Int, orMake make: () -> Value) -> Value {
        if let value = slots[index] { return value }
        let value = make()
        slots[index] = value
        return value
    }

    /// The values of all places that have one, in order; afterwards none has.
    func takeAll() -> [Value] {
        var values: [Value] = []
        for index in slots.indices {
            if let value = slots[index] { values.append(value) }
            slots[index] = nil
        }
        return values
    }

    /// The values of all places that have one, in order.
    var values: [Value] { slots.compactMap { $0 } }
}

/// Memory for numbers, aligned and freed with its last user.
///
/// Threads write disjoint stretches of it, which the compiler cannot see. Who goes on with `base` after the
/// last use of the column, or of an array that it is in, has to extend its lifetime.
final class NumberColumn: @unchecked Sendable {
    let base: UnsafeMutablePointer<Double>
    let count: Int

    init(count: Int) {
        self.count = count
        base = .allocate(capacity: max(1, count))
        base.initialize(repeating: 0, count: max(1, count))
    }

    /// Room for numbers that must be written before they are read.
    init(uninitialized count: Int) {
        self.count = count
        base = .allocate(capacity: max(1, count))
    }

    deinit {
        base.deallocate()
    }
}
