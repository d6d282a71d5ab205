import Dispatch
import Synchronization

/// Brings what many workers make of stretches of runs into the order of the runs.
///
/// Workers take a place before they take a stretch, and a place is free again once its bytes are
/// written. So at most `places` stretches are under way or waiting, whatever the speed of the one
/// who writes; and the oldest of them always has its place, so that nobody waits for ever.
final class OrderedOutput: Sendable {
    private let queue: WorkQueue
    private let stretch: Int
    private let places: Int
    /// The finished stretches, each at its number modulo `places`.
    private let finished: Mutex<[[UInt8]?]>
    private let isAbandoned = Atomic<Bool>(false)
    // Both start at 0 and are raised afterwards: Dispatch traps where a semaphore that is let go
    // stands lower than it began.
    private let freePlaces = DispatchSemaphore(value: 0)
    private let news = DispatchSemaphore(value: 0)

    /// - Parameter places: more than there are threads.
    init(_ queue: WorkQueue, stretch: Int, places: Int) {
        self.queue = queue
        self.stretch = stretch
        self.places = places
        finished = Mutex(Array(repeating: nil, count: places))
        for _ in 0..<places { freePlaces.signal() }
    }

    /// Makes and hands over stretches until there are none left.
    func work(_ make: (Range<Int>) -> [UInt8]) {
        while true {
            freePlaces.wait()
            guard let range = take() else { return }
            hand(over: make(range), of: range)
        }
    }

    /// Writes all stretches in order, and makes some where the next to be written is not ready.
    ///
    /// - Returns: the number of runs that were written.
    /// - Throws: what `write` throws; workers stop after their present stretch.
    func writeAll(
        _ write: ([UInt8]) throws -> Void, making make: (Range<Int>) -> [UInt8]
    ) throws -> Int {
        var start = 0
        while true {
            if let bytes = finishedBytes(from: start) {
                do {
                    try write(bytes)
                } catch {
                    isAbandoned.store(true, ordering: .sequentiallyConsistent)
                    freePlaces.signal()
                    throw error
                }
                start += stretch
                freePlaces.signal()
            } else if freePlaces.wait(timeout: .now()) == .success, let range = take() {
                hand(over: make(range), of: range)
            } else if start < queue.handedOut {
                // Somebody is at it.
                news.wait()
            } else {
                return queue.handedOut
            }
        }
    }

    /// The next stretch, for one who has a place.
    private func take() -> Range<Int>? {
        if !isAbandoned.load(ordering: .sequentiallyConsistent), let range = queue.take() {
            return range
        }
        // The next who waits finds the same, and so all do.
        freePlaces.signal()
        return nil
    }

    private func hand(over bytes: [UInt8], of range: Range<Int>) {
        finished.withLock { $0[range.lowerBound / stretch % places] = bytes }
        news.signal()
    }

    private func finishedBytes(from start: Int) -> [UInt8]? {
        finished.withLock { finished in
            let place = start / stretch % places
            defer { finished[place] = nil }
            return finished[place]
        }
    }
}
