package steward.console.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steward.console.desktop.keep.Keeper;
import steward.console.desktop.keep.Profile;
import steward.console.desktop.link.Worker;
import steward.console.desktop.look.Texts;

@SuppressWarnings("NullAway.Init")
final class ProfileModelTest {
    private static final Texts TEXTS = Texts.in(Locale.ENGLISH);

    @TempDir
    private Path folder;

    private final Worker worker = new Worker("test");
    private Keeper keeper;
    private Profile started;
    private ProfileBook book;

    @BeforeEach
    void open() {
        keeper = new Keeper(folder.resolve("desktop.json"), worker);
        started = new Profile("This computer", Profile.Tint.NONE, folder.toString(), List.of(), "");
        book = new ProfileBook(keeper, started);
    }

    @AfterEach
    void end() {
        worker.close();
    }

    @Test
    void keepsTheProfileThatTheProgramWasStartedWithAndWhatItWasCalled() {
        assertThat(book.profiles()).containsExactly(started);
        ProfileModel model = new ProfileModel(book, TEXTS, Optional.of(started));
        model.name().set("Bridge");
        model.tint().set(Profile.Tint.RED);
        assertThat(model.save()).isPresent();
        keeper.close();
        ProfileBook again = new ProfileBook(new Keeper(folder.resolve("desktop.json"), worker), started);
        assertThat(again.profiles())
                .containsExactly(new Profile("Bridge", Profile.Tint.RED, folder.toString(), List.of(), ""));
        Profile elsewhere = new Profile("nats://a", Profile.Tint.NONE, folder.toString(), List.of("nats://a"), "");
        assertThat(again.named(elsewhere))
                .isEqualTo(new Profile("Bridge", Profile.Tint.RED, folder.toString(), List.of("nats://a"), ""));
    }

    @Test
    void saysEveryMistakeWithItsRemedy() {
        ProfileModel model = new ProfileModel(book, TEXTS, Optional.empty());
        model.remote().set(true);
        model.name().set("This computer");
        model.home().set(folder.toString());
        model.brokers().set("broker.example.org");
        model.credentials().set(folder.resolve("nothing").toString());
        assertThat(model.mistakes().get())
                .containsEntry(ProfileModel.Field.NAME, "There is a connection called This computer already.")
                .containsEntry(
                        ProfileModel.Field.HOME, "The connection This computer has this folder: each needs its own.")
                .hasEntrySatisfying(ProfileModel.Field.BROKERS, text -> assertThat(text)
                        .contains("broker.example.org", "write it like nats://"))
                .hasEntrySatisfying(
                        ProfileModel.Field.CREDENTIALS, text -> assertThat(text).contains("not there"));
        assertThat(model.save()).isEmpty();
        assertThat(book.profiles()).containsExactly(started);
    }

    @Test
    void proposesAHomeAndTakesSeveralAddresses() {
        ProfileModel model = new ProfileModel(book, TEXTS, Optional.empty());
        model.name().set("North Sea / 2");
        model.remote().set(true);
        model.brokers().set("nats://a:4222, tls://b:4222");
        Profile made = model.save().orElseThrow();
        assertThat(made.home()).isEqualTo(folder.resolve("profiles/north-sea-2").toString());
        assertThat(made.brokers()).containsExactly("nats://a:4222", "tls://b:4222");
        assertThat(book.profiles()).containsExactly(started, made);
        book.remove(made);
        assertThat(book.profiles()).containsExactly(started);
    }

    @Test
    void doesNotAskForAddressesOfABrokerThatRunsHere() {
        ProfileModel model = new ProfileModel(book, TEXTS, Optional.empty());
        model.name().set("Second");
        assertThat(model.mistakes().get()).isEmpty();
        model.remote().set(true);
        assertThat(model.mistakes().get()).containsOnlyKeys(ProfileModel.Field.BROKERS);
    }
}
