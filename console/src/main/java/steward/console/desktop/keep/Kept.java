package steward.console.desktop.keep;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the desktop remembers.
 *
 * @param appearance how things look
 * @param window where it was
 * @param layout of the grid when it was last seen
 * @param views saved ones, in the order of the sidebar
 * @param draft the command that was being written
 * @param templates saved ones
 * @param recent commands that were sent, newest first
 * @param profiles brokers to connect to
 */
public record Kept(
        Appearance appearance,
        WindowPlace window,
        GridLayout layout,
        List<SavedView> views,
        Draft draft,
        List<Template> templates,
        List<Draft> recent,
        List<Profile> profiles) {
    public static final int MOST_VIEWS = 100;
    public static final int MOST_TEMPLATES = 500;
    public static final int MOST_RECENT = 50;
    public static final int MOST_PROFILES = 50;

    public Kept(
            @Nullable Appearance appearance,
            @Nullable WindowPlace window,
            @Nullable GridLayout layout,
            @Nullable List<SavedView> views,
            @Nullable Draft draft,
            @Nullable List<Template> templates,
            @Nullable List<Draft> recent,
            @Nullable List<Profile> profiles) {
        this.appearance = appearance == null ? Appearance.usual() : appearance;
        this.window = window == null ? WindowPlace.usual() : window;
        this.layout = layout == null ? GridLayout.usual() : layout;
        this.views = Bounds.first(views, MOST_VIEWS);
        this.draft = draft == null ? Draft.empty() : draft;
        this.templates = Bounds.first(templates, MOST_TEMPLATES);
        this.recent = Bounds.first(recent, MOST_RECENT);
        this.profiles = Bounds.first(profiles, MOST_PROFILES);
    }

    /** Of a first start. */
    public static Kept usual() {
        return new Kept(null, null, null, null, null, null, null, null);
    }

    public Kept with(Appearance other) {
        return new Kept(other, window, layout, views, draft, templates, recent, profiles);
    }

    public Kept with(WindowPlace other) {
        return new Kept(appearance, other, layout, views, draft, templates, recent, profiles);
    }

    public Kept with(GridLayout other) {
        return new Kept(appearance, window, other, views, draft, templates, recent, profiles);
    }

    public Kept with(Draft other) {
        return new Kept(appearance, window, layout, views, other, templates, recent, profiles);
    }

    public Kept withViews(List<SavedView> others) {
        return new Kept(appearance, window, layout, others, draft, templates, recent, profiles);
    }

    public Kept withTemplates(List<Template> others) {
        return new Kept(appearance, window, layout, views, draft, others, recent, profiles);
    }

    public Kept withProfiles(List<Profile> others) {
        return new Kept(appearance, window, layout, views, draft, templates, recent, others);
    }

    Kept withRecent(List<Draft> others) {
        return new Kept(appearance, window, layout, views, draft, templates, others, profiles);
    }

    /** With a command that was just sent in front; the same one stands there once. */
    public Kept sent(Draft draftSent) {
        List<Draft> newest = new ArrayList<>(recent);
        newest.remove(draftSent);
        newest.add(0, draftSent);
        return new Kept(appearance, window, layout, views, draft, templates, newest, profiles);
    }
}
