package steward.agent.handler.control;

import java.util.Locale;
import java.util.Optional;
import steward.message.Attributes;
import steward.message.Domain;
import steward.message.InvalidNameException;
import steward.message.MethodName;
import steward.method.Arguments;
import steward.method.InvalidArgumentException;
import steward.method.Methods;
import steward.text.Quoted;

/**
 * What an operator wants of the processes.
 *
 * @param process which, unless all are to be listed
 */
record ProcessOrder(Action action, Optional<Name> process) {
    private static final String EXAMPLE = "write it as METHOD.DOMAIN, such as shellcommand.operatingsystem";

    /** What to do. */
    enum Action {
        LIST,
        START,
        STOP
    }

    /** A process by what it handles. */
    record Name(MethodName method, Domain domain) {
        @Override
        public String toString() {
            return method + "." + domain;
        }
    }

    static ProcessOrder of(Attributes attributes) throws InvalidArgumentException {
        Arguments arguments = Arguments.of(Methods.PROCESS, attributes);
        Action action = Action.valueOf(arguments.text("action").orElseThrow().toUpperCase(Locale.ROOT));
        Optional<String> text = arguments.text("process");
        if (action == Action.LIST && text.isPresent()) {
            throw new InvalidArgumentException("process", "is of no use to list, which shows all", "leave it out");
        }
        if (action == Action.LIST) {
            return new ProcessOrder(action, Optional.empty());
        }
        if (text.isEmpty()) {
            throw new InvalidArgumentException("process", "is missing", EXAMPLE);
        }
        Name name = name(text.get());
        if (action == Action.STOP && name.method().equals(Methods.PROCESS.name())) {
            throw new InvalidArgumentException(
                    "process",
                    "is " + name + ", which obeys this very order and could not be started again",
                    "stop another process, or end the agent on the node");
        }
        return new ProcessOrder(action, Optional.of(name));
    }

    private static Name name(String text) throws InvalidArgumentException {
        int dot = text.indexOf('.');
        if (dot < 0) {
            throw new InvalidArgumentException("process", "is " + Quoted.text(text), EXAMPLE);
        }
        try {
            return new Name(new MethodName(text.substring(0, dot)), new Domain(text.substring(dot + 1)));
        } catch (InvalidNameException e) {
            throw new InvalidArgumentException("process", "is " + Quoted.text(text), e.getMessage() + "; " + EXAMPLE);
        }
    }
}
