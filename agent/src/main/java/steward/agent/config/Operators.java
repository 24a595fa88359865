package steward.agent.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import steward.message.OperatorName;
import steward.trust.Permission;
import steward.trust.TrustList;
import steward.trust.TrustedOperator;
import steward.trust.VerifyingKey;

/** The tables {@code [[operator]]}. */
final class Operators {
    private Operators() {}

    /** Nothing where there is a mistake. */
    static Optional<TrustList> read(Table file, Mistakes mistakes) {
        List<Table> tables = file.tables("operator");
        if (tables.isEmpty()) {
            file.mistake(
                    "operator",
                    "is missing, so nobody could command this node",
                    "write [[operator]] with the name and the key that \"steward key\" prints");
            return Optional.empty();
        }
        List<TrustedOperator> operators = new ArrayList<>();
        for (Table table : tables) {
            one(table).ifPresent(operators::add);
        }
        try {
            return operators.size() == tables.size() ? Optional.of(new TrustList(operators)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            mistakes.add("operator: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<TrustedOperator> one(Table table) {
        Optional<OperatorName> name = table.required("name", OperatorName::new, "name = \"ann\"");
        Optional<VerifyingKey> key =
                table.required("key", VerifyingKey::parse, "key = \"ed25519:...\" as \"steward key\" prints it");
        List<Permission> allow = List.of(Permission.all());
        if (table.has("allow")) {
            allow = table.list("allow", Permission::new);
            if (table.isEmptyList("allow")) {
                table.mistake("allow", "is empty", "list permissions, or leave it out to allow everything");
            }
        }
        table.end();
        return name.isPresent() && key.isPresent()
                ? Optional.of(new TrustedOperator(name.get(), key.get(), allow))
                : Optional.empty();
    }
}
