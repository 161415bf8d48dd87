/// The types of column that both engines have, natively or by agreement.
public enum ColumnType: Sendable, Hashable {
    case integer, double, text, boolean, bytes, timestamp, json, uuid
}
