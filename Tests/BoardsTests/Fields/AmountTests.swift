@testable import Boards
import Foundation
import Testing

struct AmountTests {
    @Test(
        arguments: [
            ("45000", 45_000), ("45,000", 45_000), ("45.000", 45_000), ("45 000", 45_000), ("45'000", 45_000),
            ("1,234,567", 1_234_567), ("1.234.567", 1_234_567), ("45.000,50", 45_000.5), ("45,000.50", 45_000.5),
            ("45000.5", 45_000.5), ("45000,5", 45_000.5), ("12,50", 12.5), ("0.125", 0.125), ("120k", 120_000),
            ("120 K", 120_000),
            ("$1.2M", 1_200_000), ("€ 45.000 - € 55.000", 45_000), ("USD 90,000 per year", 90_000), ("500 kr", 500),
            ("500 Kč", 500), ("62.5k–80k", 62_500), ("1,23,456", 123_456),
        ] as [(String, Decimal)])
    func `an amount is read as its writer meant it`(text: String, amount: Decimal) {
        #expect(Amount.parse(text) == amount)
    }

    @Test(arguments: [
        "", "competitive", "0", "0.00", "-5", "−45,000", "k", ".", ",,,", String(repeating: "9", count: 400),
    ])
    func `what is no pay is not read`(text: String) {
        #expect(Amount.parse(text) == nil)
    }

    @Test(
        arguments: [(45_000.0, 45_000), (12.5, 12.5), (0, nil), (-1, nil), (1e20, nil), (.infinity, nil), (.nan, nil)]
            as [(Double, Decimal?)])
    func `a number is an amount within reason`(number: Double, amount: Decimal?) {
        #expect(Amount.parse(number) == amount)
    }
}
