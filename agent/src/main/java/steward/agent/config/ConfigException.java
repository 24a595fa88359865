package steward.agent.config;

public final class ConfigException extends RuntimeException {
    ConfigException(String m) {
        super(m);
    }
}
