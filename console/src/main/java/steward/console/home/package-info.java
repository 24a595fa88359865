/**
 * The operator's folder: signing key, settings, the store of jobs and answers, and the embedded broker's files. Two
 * homes are two consoles; several programs may use one home at the same time.
 */
@NullMarked
package steward.console.home;

import org.jspecify.annotations.NullMarked;
