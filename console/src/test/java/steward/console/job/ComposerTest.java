package steward.console.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static steward.console.job.Orders.NOW;
import static steward.console.job.Orders.names;
import static steward.console.job.Orders.request;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import steward.bus.Parcel;
import steward.codec.MessageCodec;
import steward.message.Attributes;
import steward.message.Command;
import steward.message.CommandId;
import steward.message.NodeName;
import steward.message.OnInterrupt;
import steward.message.TimeOrderedIds;
import steward.trust.Signed;
import steward.trust.SigningKey;

class ComposerTest {
    private final SigningKey key = SigningKey.generate();
    private final Composer composer = new Composer(key, new TimeOrderedIds(), Orders.SETTINGS);

    @Test
    void makesOneSignedCommandPerTargetWithTheDefaultsOfTheHome() {
        Composition made = composer.compose(request("ship1", "ship2", "ship1"), NOW);
        assertThat(made.commands())
                .extracting(parcel -> parcel.command().address().node())
                .containsExactlyElementsOf(names("ship1", "ship2"));
        for (CommandParcel parcel : made.commands()) {
            Command command = parcel.command();
            assertThat(command.job()).isEqualTo(made.job().id());
            assertThat(command.createdAt()).isEqualTo(NOW);
            assertThat(command.validUntil()).isEqualTo(NOW.plus(Duration.ofDays(7)));
            assertThat(command.runLimit()).isEqualTo(Duration.ofMinutes(5));
            assertThat(MessageCodec.decode(parcel.payload().toArray())).isEqualTo(command);
            assertThat(Signed.from(parcel.payload(), parcel.headers())
                            .orElseThrow()
                            .isBy(key.verifyingKey()))
                    .isTrue();
        }
    }

    @Test
    void refusesAnEmptyTargetSetAndSaysThatItNeverMeansAll() {
        assertThatThrownBy(() -> composer.compose(request(), NOW))
                .isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.kind())
                        .isEqualTo(RefusedException.Kind.NO_TARGETS))
                .hasMessageContaining("never means \"all\"");
    }

    @Test
    void refusesMoreTargetsThanOneJobMayHave() {
        List<NodeName> many = IntStream.rangeClosed(0, Composer.MOST_TARGETS)
                .mapToObj(n -> new NodeName("n" + n))
                .toList();
        SendRequest tooMany = SendRequest.of(many, Orders.SHELL, Orders.OS, Attributes.none());
        assertThatThrownBy(() -> composer.compose(tooMany, NOW)).hasMessageContaining("100001 targets");
    }

    @Test
    void takesZeroAsNoRunLimitAndRefusesAValidityOfNothing() {
        Optional<Duration> zero = Optional.of(Duration.ZERO);
        Composition made = composer.compose(request(Optional.empty(), zero, Optional.empty()), NOW);
        assertThat(made.job().runLimit()).isEqualTo(Duration.ZERO);
        assertThatThrownBy(() -> composer.compose(request(zero, Optional.empty(), Optional.empty()), NOW))
                .hasMessageContaining("valid-for");
        Optional<Duration> negative = Optional.of(Duration.ofSeconds(-1));
        assertThatThrownBy(() -> composer.compose(request(Optional.empty(), negative, Optional.empty()), NOW))
                .hasMessageContaining("run-limit");
    }

    @Test
    void refusesALabelThatIsBlankOrTooLong() {
        for (String label : List.of(" ", "x".repeat(Composer.MOST_LABEL + 1))) {
            assertThatThrownBy(() ->
                            composer.compose(request(Optional.empty(), Optional.empty(), Optional.of(label)), NOW))
                    .hasMessageContaining("label");
        }
    }

    @Test
    void refusesACommandThatIsTooLargeToTravel() {
        SendRequest large = SendRequest.of(
                names("ship1"), Orders.SHELL, Orders.OS, Attributes.of("command", "x".repeat(MessageCodec.MAX_BYTES)));
        assertThatThrownBy(() -> composer.compose(large, NOW))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("ship1");
    }

    @Test
    void namesTheParentOfEachRetriedCommand() {
        CommandId old = new TimeOrderedIds().nextCommand();
        SendRequest retry = new SendRequest(
                names("ship1", "ship2"),
                Orders.SHELL,
                Orders.OS,
                Attributes.none(),
                Optional.empty(),
                Optional.empty(),
                OnInterrupt.RERUN,
                Optional.of("again"),
                Map.of(new NodeName("ship2"), old),
                false);
        assertThat(composer.compose(retry, NOW).commands())
                .extracting(parcel -> parcel.command().parent())
                .containsExactly(Optional.empty(), Optional.of(old));
    }

    @Test
    void addressesACancelToTheTargetsNodeAndDomain() {
        CommandParcel target =
                composer.compose(request("ship1"), NOW).commands().get(0);
        Composition cancel = composer.cancel(List.of(target), "cancel it", NOW.plusSeconds(5));
        Command command = cancel.commands().get(0).command();
        assertThat(command.subject()).isEqualTo("ship1.command.cancel.operatingsystem");
        assertThat(command.arguments().get("command"))
                .contains(target.command().id().toString());
        assertThat(CancelRequest.of(command))
                .contains(new CancelRequest(target.command().id()));
    }

    @Test
    void sendsTheSameBytesAgainUnderAnotherDedupeId() {
        CommandParcel made = composer.compose(request("ship1"), NOW).commands().get(0);
        Parcel first = made.parcel(0);
        Parcel again = made.parcel(3);
        assertThat(first.dedupeId()).isEqualTo(made.command().id().toString());
        assertThat(again.dedupeId()).isEqualTo(made.command().id() + ".r3");
        assertThat(again.payload()).isEqualTo(first.payload());
        assertThat(again.subject()).isEqualTo(first.subject());
        assertThat(again.headers()).containsAllEntriesOf(first.headers()).containsEntry("Steward-Resend", "3");
    }
}
