package steward.agent.handler.control;

import java.nio.charset.StandardCharsets;
import steward.agent.handler.Handler;
import steward.agent.handler.Invocation;
import steward.agent.handler.Outcome;
import steward.codec.Json;
import steward.message.Attributes;
import steward.message.OutputStreamName;
import steward.method.InvalidArgumentException;
import steward.method.MethodDescription;
import steward.method.Methods;
import steward.schedule.ScheduleOrder;

/** Adds, lists and removes schedules of this node; each answer holds all of them, one JSON object a line. */
public final class ScheduleControl implements Handler {
    private final SchedulePort schedules;

    public ScheduleControl(SchedulePort schedules) {
        this.schedules = schedules;
    }

    @Override
    public MethodDescription description() {
        return Methods.SCHEDULE;
    }

    @Override
    public void check(Attributes arguments) throws InvalidArgumentException {
        ScheduleOrder.of(arguments);
    }

    @Override
    public Outcome handle(Invocation invocation) throws Exception {
        SchedulePort.Answer answer = schedules.obey(invocation.command());
        for (Attributes schedule : answer.held()) {
            invocation
                    .output()
                    .print(
                            OutputStreamName.STDOUT,
                            new String(Json.writeAttributes(schedule), StandardCharsets.UTF_8) + "\n");
        }
        return answer.refusal().map(Outcome::failure).orElseGet(Outcome::success);
    }
}
