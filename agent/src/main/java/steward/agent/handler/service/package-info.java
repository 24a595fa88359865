/** Methods about the services of the node. */
@NullMarked
package steward.agent.handler.service;

import org.jspecify.annotations.NullMarked;
