@testable import Boards
import Domain
import Testing

struct PlacesTests {
    @Test(
        arguments: [
            ("Paris, France; Lyon, France", ["Paris, France", "Lyon, France"], nil),
            ("NYC | Remote", ["NYC", "Remote"], .remote),
            ("Remote - US; Remote - Canada", ["Remote - US", "Remote - Canada"], .remote),
            ("San Francisco / New York", ["San Francisco", "New York"], nil),
            ("Berlin or Munich", ["Berlin", "Munich"], nil),
            ("Oslo • Bergen · Tromsø", ["Oslo", "Bergen", "Tromsø"], nil),
            ("New York, NY", ["New York, NY"], nil),
            ("Trinidad and Tobago", ["Trinidad and Tobago"], nil),
            ("Minneapolis/St. Paul", ["Minneapolis/St. Paul"], nil),
            ("Salvador; Salvador", ["Salvador"], nil),
            ("Hybrid", [], .hybrid),
            ("Berlin (Hybrid)", ["Berlin (Hybrid)"], .hybrid),
            ("Remote (EU)", ["Remote (EU)"], .remote),
            ("Remote-friendly, Berlin", ["Remote-friendly, Berlin"], nil),
            ("Zürich – ", ["Zürich"], nil),
            (" ; ;", [], nil),
            ("", [], nil),
        ] as [(String, [String], Workplace?)])
    func `a location text is places and a workplace type`(text: String, names: [String], workplace: Workplace?) {
        var places = Places()
        places.add(text)
        #expect(places.names == names)
        #expect(places.workplace == workplace)
    }

    @Test func `a text that names places without end is cut`() {
        var places = Places()
        for number in 0..<10_000 { places.add("Place \(number); Place \(number)b; Place \(number)c") }
        #expect((200...210).contains(places.names.count))
    }
}
