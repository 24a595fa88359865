package steward.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import steward.agent.source.EventSource;
import steward.agent.source.GivenSettings;
import steward.method.ArgumentDescription;
import steward.method.Sources;

class EventSourcesTest {
    @Test
    void everySourceThatIsDescribedIsThereAndNoOther() {
        assertThat(EventSources.all().all())
                .extracting(EventSource::description)
                .containsExactlyInAnyOrderElementsOf(Sources.all());
    }

    @Test
    void everySourceReadsTheSettingsThatItsDescriptionListsAndNoOther() {
        for (EventSource source : EventSources.all().all()) {
            GivenSettings settings = new GivenSettings(Map.of());
            source.configure(settings);
            assertThat(settings.asked())
                    .as("%s", source.description().name())
                    .containsExactlyInAnyOrderElementsOf(source.description().settings().stream()
                            .map(ArgumentDescription::name)
                            .toList());
        }
    }
}
