package steward.agent.handler.shell;

/** A user of this node, as its user database has it. */
record Account(String name, int uid, int gid, String home) {}
