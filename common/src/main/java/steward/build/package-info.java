/** What was built: version, commit and the Java that it runs on. */
@NullMarked
package steward.build;

import org.jspecify.annotations.NullMarked;
