/// The notifications of some channels, for one reader; it ends when the database is closed or the task cancelled.
public struct Notifications: AsyncSequence, Sendable {
    public struct Iterator: AsyncIteratorProtocol {
        let subscription: Subscription

        public mutating func next() async -> Notification? {
            await subscription.mailbox.take()
        }

        public mutating func next(isolation actor: isolated (any Actor)?) async -> Notification? {
            await subscription.mailbox.take()
        }
    }

    let subscription: Subscription

    public func makeAsyncIterator() -> Iterator {
        Iterator(subscription: subscription)
    }
}

/// Somebody's wish to hear of some channels, which ends when nobody holds it any more.
final class Subscription: Sendable {
    let channels: Set<String>
    let mailbox = Mailbox()

    init(channels: Set<String>) {
        self.channels = channels
    }
}
