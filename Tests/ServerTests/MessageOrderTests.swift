import Testing

@testable import Server

@Suite("The order of messages")
struct MessageOrderTests {
    private let first = Array("first".utf8)
    private let second = Array("second".utf8)
    private let third = Array("third".utf8)

    @Test("later messages wait for a fact")
    func inOrder() {
        var order = MessageOrder()
        #expect(!order.holds)
        order.add(fact: 1, first)
        #expect(order.holds)
        order.add(second)
        #expect(order.committed(fact: 1) == [first, second])
        #expect(!order.holds)
    }

    @Test("a fact that is committed before an earlier one waits for it")
    func factsInOrder() {
        var order = MessageOrder()
        order.add(fact: 1, first)
        order.add(fact: 2, second)
        order.add(third)
        #expect(order.committed(fact: 2).isEmpty)
        #expect(order.committed(fact: 1) == [first, second, third])
    }

    @Test("a fact that takes too long is overtaken until it is committed")
    func overtaken() {
        var order = MessageOrder()
        order.add(fact: 1, first)
        order.add(second)
        #expect(order.overtake() == [second])
        #expect(!order.holds)
        #expect(order.committed(fact: 1) == [first])
        order.add(fact: 4, third)
        #expect(order.holds)
    }

    @Test("a fact that the driver isn't told of holds back all the same")
    func silentFact() {
        var order = MessageOrder()
        order.add(fact: 1, nil)
        order.add(second)
        #expect(order.holds)
        #expect(order.committed(fact: 1) == [second])
    }
}
