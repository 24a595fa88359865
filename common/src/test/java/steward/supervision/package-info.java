/** Tests of supervision: pure decisions by virtual time, processes on real threads. */
@NullMarked
package steward.supervision;

import org.jspecify.annotations.NullMarked;
