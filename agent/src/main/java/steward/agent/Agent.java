package steward.agent;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import steward.agent.config.AgentConfig;
import steward.agent.event.EventDesk;
import steward.agent.event.SourceTable;
import steward.agent.handler.HandlerRegistry;
import steward.agent.handler.control.Hello;
import steward.agent.handler.control.ProcessControl;
import steward.agent.handler.control.ProcessControlPort;
import steward.agent.handler.control.ScheduleControl;
import steward.agent.handler.control.SchedulePort;
import steward.agent.handler.file.CopyNotes;
import steward.agent.handler.file.FileAccess;
import steward.agent.handler.file.FileAppend;
import steward.agent.handler.file.FileCopy;
import steward.agent.handler.file.FileList;
import steward.agent.handler.file.FileOffer;
import steward.agent.handler.file.FileRead;
import steward.agent.handler.file.FileWrite;
import steward.agent.handler.file.Tail;
import steward.agent.handler.service.Service;
import steward.agent.handler.shell.ShellCommand;
import steward.agent.handler.web.HttpGet;
import steward.agent.host.Berth;
import steward.agent.host.HostFacts;
import steward.agent.ledger.LedgerLimits;
import steward.agent.ledger.SqliteLedger;
import steward.agent.metrics.MetricsServer;
import steward.agent.output.LedgerOutputs;
import steward.agent.process.ProcessTable;
import steward.agent.process.StopLimits;
import steward.agent.unit.Leftovers;
import steward.agent.unit.ScheduleAnswer;
import steward.agent.unit.Tally;
import steward.agent.unit.Unit;
import steward.agent.unit.UnitDescription;
import steward.agent.unit.UnitEvents;
import steward.agent.unit.UnitFigures;
import steward.agent.unit.UnitPorts;
import steward.agent.unit.UnitRules;
import steward.bus.Bus;
import steward.file.Depot;
import steward.message.Address;
import steward.message.Bytes;
import steward.message.Command;
import steward.message.Domain;
import steward.message.IdSource;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.message.ProcessStatus;
import steward.message.Severity;
import steward.message.TimeOrderedIds;
import steward.method.Methods;
import steward.supervision.ErrorKernel;
import steward.supervision.ProcessName;
import steward.supervision.RestartPolicy;
import steward.supervision.Supervisor;
import steward.time.Backoff;
import steward.time.BrokerClock;
import steward.time.Clock;
import steward.time.ThreadLoop;

/** The composition root: makes the parts of an agent, starts them in order, and stops them in reverse. */
final class Agent {
    private static final Logger LOG = LoggerFactory.getLogger(Agent.class);
    private static final ProcessName UNIT = new ProcessName("unit");
    private static final Backoff RESTART = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(30));

    private final Clock clock = Clock.system();
    private final IdSource ids = new TimeOrderedIds();
    private final RandomGenerator random = new Random();
    private final CompletableFuture<Ended> ended = new CompletableFuture<>();
    private final ThreadLoop loop = new ThreadLoop("unit", clock, this::loopFailed);
    private final ExecutorService courier = Executors.newCachedThreadPool(task -> daemon(task, "output"));
    private final NodeName node;
    private final SqliteLedger ledger;
    private final ErrorKernel kernel;
    private final ProcessTable processes;
    private final SourceTable sources;
    private final Unit unit;
    private final Departure departure;
    private final Tally tally = new Tally();
    private final Optional<InetSocketAddress> metricsAddress;
    private @Nullable MetricsServer metrics;
    private boolean stopped;

    /** Why the agent ends. */
    record Ended(Exit exit, String reason) {}

    /**
     * @param bus stays the caller's to close, after the agent
     * @throws steward.agent.ledger.LedgerException when the folder cannot be used
     */
    Agent(AgentConfig config, HostFacts host, Bus bus, String version) {
        node = config.node();
        ledger = new SqliteLedger(config.data(), limits(config), ids);
        metricsAddress = config.metrics();
        BrokerClock time = new BrokerClock(clock, ledger.proved());
        UnitEvents events = new UnitEvents(config.node(), loop, ledger, time, ids, tally, this::pumpOutbox);
        RestartPolicy policy = new RestartPolicy(config.maxRestarts(), config.restartWindow(), RESTART);
        kernel = new ErrorKernel(clock, random, policy, events);
        StopLimits limits = StopLimits.standard();
        Supervisor supervisor = new Supervisor(kernel, loop, limits.longestEnd().plusSeconds(1), this::shutDown);
        ShellCommand shell = new ShellCommand(config.data().resolve("run"));
        FileAccess files = new FileAccess(config.readableFolders(), config.writableFolders());
        CopyNotes notes = new CopyNotes(config.data().resolve("copies"));
        Depot depot = new Depot(bus);
        HandlerRegistry handlers = new HandlerRegistry(List.of(
                shell,
                new Hello(this::sayPresence, config.node(), version, clock),
                new ProcessControl(new Orders()),
                new ScheduleControl(this::obeySchedule),
                new FileRead(files),
                new FileList(files),
                new FileWrite(files),
                new FileAppend(files),
                new Tail(files),
                new FileCopy(files, notes, depot),
                new FileOffer(files, notes, depot),
                new HttpGet(),
                new Service(shell)));
        processes = new ProcessTable(supervisor, loop, handlers, name -> concurrency(config, name), limits);
        UnitRules rules =
                new UnitRules(config.trust(), handlers, config.tolerance(), config.maxOpen(), ZoneId.systemDefault());
        unit = new Unit(
                ports(config, bus, time, events, shell),
                rules,
                describe(config, host, handlers, version),
                this::nameIsTaken);
        EventDesk desk = new EventDesk(loop, ledger, time, ids, events, () -> {
            events.tellOfDropped();
            pumpOutbox();
        });
        sources = new SourceTable(supervisor, desk);
        departure = new Departure(loop, bus, unit, processes, supervisor, kernel);
        supervisor.watch(state -> unit.pumpCommands());
        config.concurrency().keySet().forEach(process -> prepare(address(process)));
        config.sources().forEach(plan -> sources.add(new Address(node, plan.method(), plan.domain()), plan.source()));
        loop.execute(events::tellOfDropped);
        ledger.damaged()
                .ifPresent(aside -> events.raise(
                        Severity.CRITICAL,
                        Unit.DOMAIN,
                        "the ledger was damaged and was put aside as " + aside + "; a new one was made",
                        Bytes.empty()));
    }

    /** Starts the unit; it finds the broker when it can. */
    void start() {
        loop.execute(unit::start);
        metricsAddress.ifPresent(this::tellMetrics);
    }

    /** An agent without its numbers is better than none. */
    private void tellMetrics(InetSocketAddress address) {
        try {
            metrics = MetricsServer.start(address, this::figures, tally);
            LOG.info("numbers for Prometheus at http://{}/metrics", address);
        } catch (IOException e) {
            LOG.error("no numbers for Prometheus, since {} cannot be listened on: {}", address, e.toString());
        }
    }

    private CompletionStage<UnitFigures> figures() {
        CompletableFuture<UnitFigures> figures = new CompletableFuture<>();
        loop.execute(() -> {
            try {
                figures.complete(unit.figures());
            } catch (RuntimeException e) {
                figures.completeExceptionally(e);
            }
        });
        return figures;
    }

    /** Waits until the agent has a reason to end. */
    Ended await() throws InterruptedException {
        try {
            return ended.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("nobody fails this", e);
        }
    }

    /**
     * Ends what runs, tells of it, says goodbye and gives everything back, within {@link StopStep#MOST}; once, for
     * everybody who calls.
     *
     * @param reason counts unless the agent has a reason already
     * @return the reason that counts
     */
    synchronized Ended stop(Ended reason) {
        ended.complete(reason);
        if (!stopped) {
            stopped = true;
            LOG.info("ending");
            if (metrics != null) {
                metrics.close();
            }
            boolean quiet = departure.run();
            courier.shutdownNow();
            if (quiet) {
                ledger.close();
            } else {
                LOG.warn("a task of the unit is still at work, so the ledger stays open until this program is gone");
            }
            LOG.info("ended");
        }
        return ended.join();
    }

    private UnitPorts ports(AgentConfig config, Bus bus, BrokerClock time, UnitEvents events, ShellCommand shell) {
        LedgerOutputs outputs =
                new LedgerOutputs(loop, courier, ledger, time, ids, config.outputBytes(), this::pumpOutbox);
        return new UnitPorts(
                loop,
                bus,
                ledger,
                time,
                ids,
                random,
                processes,
                outputs,
                leftovers(shell),
                events,
                tally,
                processes::concurrency);
    }

    private UnitDescription describe(AgentConfig config, HostFacts host, HandlerRegistry handlers, String version) {
        return new UnitDescription(
                config.node(),
                ids.nextMessage(),
                version,
                config.presencePeriod(),
                Berth.of(host.machineId(), config.data()),
                host.bootId(),
                host.hostName() + ", process " + ProcessHandle.current().pid(),
                config.labels(),
                () -> HostFacts.read().facts(),
                () -> HostFacts.read().addresses(),
                handlers.methods(),
                this::statuses);
    }

    /** Ends what an earlier agent left running, all at once, and remembers which commands that was. */
    private static Leftovers leftovers(ShellCommand shell) {
        List<String> ended;
        try {
            ended = shell.endLeftovers();
        } catch (IOException e) {
            LOG.warn("what an earlier agent left running could not be looked for", e);
            ended = List.of();
        }
        List<String> texts = ended;
        return command ->
                texts.stream().filter(text -> text.contains(command.toString())).findFirst();
    }

    private static LedgerLimits limits(AgentConfig config) {
        return LedgerLimits.standard(config.outboxBytes()).withEvents(config.events(), config.eventBytes());
    }

    /** Orders about schedules go one after another, so that the last answer tells of all that there are. */
    private static int concurrency(AgentConfig config, ProcessName name) {
        boolean isSchedule = name.toString().startsWith(Methods.SCHEDULE.name() + ".");
        return isSchedule ? 1 : config.concurrency().getOrDefault(name.toString(), AgentConfig.DEFAULT_CONCURRENCY);
    }

    private void prepare(Address process) {
        processes.prepare(process.method(), process.domain());
    }

    /** What {@code method.domain} of this node stands for. */
    private Address address(String process) {
        int dot = process.indexOf('.');
        return new Address(node, new MethodName(process.substring(0, dot)), new Domain(process.substring(dot + 1)));
    }

    /** For the loop only. */
    private List<ProcessStatus> statuses() {
        List<ProcessStatus> all =
                new ArrayList<>(processes.statuses(process -> unit.waiting(address(process.toString()))));
        all.addAll(sources.statuses());
        return all;
    }

    private SchedulePort.Answer obeySchedule(Command order) {
        CompletableFuture<SchedulePort.Answer> answer = new CompletableFuture<>();
        loop.execute(() -> {
            try {
                ScheduleAnswer said = unit.obeySchedule(order);
                answer.complete(new SchedulePort.Answer(said.refusal(), said.held()));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer.join();
    }

    private CompletionStage<Void> sayPresence() {
        CompletableFuture<Void> said = new CompletableFuture<>();
        loop.execute(() -> unit.sayPresence().whenComplete((done, error) -> {
            if (error == null) {
                said.complete(null);
            } else {
                said.completeExceptionally(error);
            }
        }));
        return said;
    }

    private void pumpOutbox() {
        unit.pumpOutbox();
    }

    private void shutDown(String reason) {
        ended.complete(new Ended(Exit.ERROR, "the error kernel ended the agent: " + reason));
    }

    private void nameIsTaken(String where) {
        ended.complete(new Ended(Exit.TAKEN, where));
    }

    private void loopFailed(Throwable error) {
        LOG.error("the unit failed at a task and goes on", error);
        kernel.report(UNIT, Severity.ERROR, error, Optional.empty());
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** An operator's orders to the processes. */
    private final class Orders implements ProcessControlPort {
        @Override
        public List<ProcessStatus> list() {
            CompletableFuture<List<ProcessStatus>> list = new CompletableFuture<>();
            loop.execute(() -> list.complete(statuses()));
            return list.join();
        }

        @Override
        public Optional<String> start(MethodName method, Domain domain) {
            if (sources.has(method, domain)) {
                sources.start(method, domain);
                return Optional.empty();
            }
            return processes.startProcess(method, domain);
        }

        @Override
        public Optional<String> stop(MethodName method, Domain domain) throws InterruptedException {
            return sources.has(method, domain) ? sources.stop(method, domain) : processes.stopProcess(method, domain);
        }
    }
}
