package steward.console.job;

import steward.lifecycle.CommandProgress;
import steward.message.JobId;
import steward.message.NodeName;

/**
 * What folding needs to know of a command.
 *
 * @param progress so far
 * @param job that it is part of
 * @param node that it is for: no other may answer it
 * @param own whether it was sent from this home
 */
public record Tracked(CommandProgress progress, JobId job, NodeName node, boolean own) {}
