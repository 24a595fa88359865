package steward.supervision;

/** What the kernel asks of the supervisor without anybody waiting for it. */
interface Orders {
    /** Carries out a directive to a process that reported nothing; false when there is no such process. */
    boolean order(ProcessName process, Directive directive, String reason);

    /** Has the program end, once. */
    void shutdown(String reason);
}
