package steward.console.desktop;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import steward.console.engine.Preview;
import steward.console.fleet.Fleet;
import steward.console.fleet.FleetModel;
import steward.console.fleet.NodeStatus;
import steward.console.job.SendRequest;
import steward.message.NodeName;

/** Nodes in memory. For one thread at a time. */
final class MemoryFleet {
    private final Map<NodeName, NodeStatus> nodes = new LinkedHashMap<>();
    private final FleetModel model = new FleetModel(FleetModel.MOST_NODES);

    void put(Collection<NodeStatus> statuses) {
        for (NodeStatus status : statuses) {
            nodes.put(status.name(), status);
            status.presence().ifPresent(presence -> model.heard(presence, status.heardAt()));
            status.cells().forEach(cell -> model.answered(status.name(), cell, status.heardAt()));
        }
    }

    Fleet snapshot(Instant now) {
        return model.snapshot(now);
    }

    Preview preview(SendRequest request, Instant now) {
        List<NodeName> unknown = request.targets().stream()
                .filter(name -> !nodes.containsKey(name))
                .toList();
        List<NodeName> offline = request.targets().stream()
                .filter(name -> nodes.containsKey(name) && !nodes.get(name).isOnline(now))
                .toList();
        Map<NodeName, List<NodeName>> nearest = new LinkedHashMap<>();
        unknown.forEach(
                name -> nearest.put(name, nodes.keySet().stream().limit(1).toList()));
        return new Preview(request.targets(), offline, nearest, 0);
    }
}
