/**
 * What the command line prints: records in, text or JSON out. Pure; foreign text is made harmless here. The shape of the
 * JSON is a promise to scripts and pinned by golden files.
 */
@NullMarked
package steward.console.cli.render;

import org.jspecify.annotations.NullMarked;
