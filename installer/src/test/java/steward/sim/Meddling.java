package steward.sim;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts something of a test's between a port and what is behind it. */
final class Meddling {
    private Meddling() {}

    /** Does something else than the port. */
    interface Trick {
        /** @param rest calls what is behind the port with these arguments */
        @Nullable
        Object play(Object[] arguments, Rest rest) throws Throwable;
    }

    /** What is behind the port. */
    interface Rest {
        @Nullable
        Object call(Object... arguments) throws Throwable;
    }

    /** The port with tricks in the place of the methods of these names; the others go through. */
    static <T> T with(Class<T> port, T real, Map<String, Trick> tricks) {
        return port.cast(Proxy.newProxyInstance(
                Meddling.class.getClassLoader(), new Class<?>[] {port}, (self, method, given) -> {
                    Object[] arguments = given == null ? new Object[0] : given;
                    Rest rest = passed -> {
                        try {
                            return method.invoke(real, passed);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    };
                    Trick trick = tricks.get(method.getName());
                    return trick == null ? rest.call(arguments) : trick.play(arguments, rest);
                }));
    }
}
