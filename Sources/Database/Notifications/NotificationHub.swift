import Synchronization

/// Hands notifications to those in this process that listen to their channel.
final class NotificationHub: Sendable {
    private struct Listener {
        weak var subscription: Subscription?
    }

    private struct State {
        var listeners: [Listener] = []
        var isClosed = false
    }

    private let state = Mutex(State())

    /// The channels that somebody listens to.
    var channels: Set<String> {
        subscriptions().reduce(into: []) { $0.formUnion($1.channels) }
    }

    func subscribe(to channels: Set<String>) -> Subscription {
        let subscription = Subscription(channels: channels)
        let isClosed = state.withLock { state in
            state.listeners.removeAll { $0.subscription == nil }
            state.listeners.append(Listener(subscription: subscription))
            return state.isClosed
        }
        if isClosed { subscription.mailbox.close() }
        return subscription
    }

    func post(channel: String, payload: String) {
        for subscription in subscriptions() where subscription.channels.contains(channel) {
            subscription.mailbox.put(.message(channel: channel, payload: payload))
        }
    }

    /// Tells everybody that something may have been missed.
    func postGap() {
        for subscription in subscriptions() { subscription.mailbox.put(.gap) }
    }

    func close() {
        state.withLock { $0.isClosed = true }
        for subscription in subscriptions() { subscription.mailbox.close() }
    }

    private func subscriptions() -> [Subscription] {
        state.withLock { $0.listeners.compactMap(\.subscription) }
    }
}
