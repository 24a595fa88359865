package steward.supervision;

/** Takes a body off its thread so that the directive can be carried out. An error, so that no body catches it. */
final class LeaveBody extends Error {
    private static final long serialVersionUID = 1;

    LeaveBody(Directive directive) {
        super("the error kernel answered " + directive + ": the supervisor carries it out", null, false, false);
    }
}
