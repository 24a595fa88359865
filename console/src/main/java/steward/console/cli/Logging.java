package steward.console.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.LayoutBase;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import org.slf4j.LoggerFactory;
import steward.console.text.SafeText;
import steward.console.text.TimeText;

/** Warnings to standard error, in code: reading a configuration file would take a tenth of a second of every start. */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_TOP_PRIORITY)
public final class Logging extends ContextAwareBase implements Configurator {
    /** A session tells what the error kernel hears, in one line instead of a stack. */
    private static final String SUPERVISION = "steward.supervision";

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        Lines lines = new Lines();
        lines.setContext(context);
        lines.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setLayout(lines);
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setName("stderr");
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(appender);
        context.getLogger(SUPERVISION).setLevel(Level.OFF);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** From now on everything is told, of this program's own code. */
    static void verbose() {
        if (LoggerFactory.getLogger("steward") instanceof Logger logger) {
            logger.setLevel(Level.DEBUG);
        }
        if (LoggerFactory.getLogger(SUPERVISION) instanceof Logger logger) {
            logger.setLevel(Level.DEBUG);
        }
    }

    /** One line an event; what a terminal would act on is escaped. */
    private static final class Lines extends LayoutBase<ILoggingEvent> {
        @Override
        public String doLayout(ILoggingEvent event) {
            String head =
                    TimeText.millis(event.getInstant()) + " " + event.getLevel() + " " + event.getLoggerName() + ": ";
            String trace =
                    event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
            return SafeText.block(head + event.getFormattedMessage() + "\n" + trace);
        }
    }
}
