package io.credledger.cli.audit;

import io.credledger.cli.client.output.Column;
import io.credledger.cli.client.output.View;

/** How an audit's answers look. */
final class AuditViews {

    static final View EVENT = View.of(
            Column.id("position"),
            Column.time("at"),
            Column.id("type"),
            Column.id("actor"),
            Column.id("identity"),
            Column.id("connection"),
            Column.id("entity").full(),
            Column.text("version").full(),
            Column.text("provider").full(),
            Column.text("name").full(),
            Column.text("provider_uid").full(),
            Column.text("account_login").full(),
            Column.text("reason").full(),
            Column.text("error").full(),
            Column.status("seal").full(),
            Column.id("command").full(),
            Column.text("fact").full());

    static final View TENURE = View.of(
            Column.id("connection"),
            Column.id("owner"),
            Column.time("from"),
            Column.time("to"),
            Column.id("position"),
            Column.id("how"));

    static final View VERIFIED = View.of(
            Column.status("result"),
            Column.id("ledger"),
            Column.text("shards"),
            Column.text("events"),
            Column.text("commands_decided_again").titled("commands decided again"),
            Column.text("sealed_parts_opened").titled("sealed parts opened"),
            Column.text("sealed_parts_shredded").titled("sealed parts shredded"),
            Column.text("writers_states").titled("writer's states compared"),
            Column.text("access_records").titled("access records"),
            Column.text("shown_by_the_server").titled("shown by the server"),
            Column.text("checkpoints").titled("checkpoints compared"),
            Column.text("checkpoints_lost_in_restorations").titled("checkpoints lost in restorations"),
            Column.id("key"));

    static final View PROVEN = View.of(
            Column.status("result"),
            Column.id("ledger"),
            Column.id("connection"),
            Column.id("checkpoint"),
            Column.id("key"),
            Column.id("owner"),
            Column.text("connected"),
            Column.text("events"),
            Column.text("history"));

    private AuditViews() {}
}
