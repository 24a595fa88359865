package steward.agent.handler.shell;

import steward.message.CommandId;

/** Names one start of one command: its folder, and the mark in the environment of its processes. */
record RunName(CommandId command, int run) {
    static final String VARIABLE = "STEWARD_COMMAND";

    @Override
    public String toString() {
        return command + "." + run;
    }
}
