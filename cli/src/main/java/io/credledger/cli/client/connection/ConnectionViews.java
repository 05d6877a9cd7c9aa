package io.credledger.cli.client.connection;

import io.credledger.cli.client.output.Column;
import io.credledger.cli.client.output.View;

/** How connections and their history look. */
final class ConnectionViews {

    static final View CONNECTION = View.of(
            Column.id("id"),
            Column.text("provider"),
            Column.text("name"),
            Column.text("account_login").titled("account"),
            Column.text("owner"),
            Column.status("status"),
            Column.text("status_reason.code").titled("reason").full(),
            Column.text("status_reason.detail").titled("why").full(),
            Column.text("status_reason.reconnect").titled("reconnect").full(),
            Column.status("refresh.state").titled("refresh").full(),
            Column.text("refresh.failures").titled("failures").full(),
            Column.text("refresh.trouble").titled("trouble").full(),
            Column.text("refresh.outcome_unknown").titled("outcome unknown").full(),
            Column.time("refresh.retry_at").titled("retry at").full(),
            Column.status("revocation").full(),
            Column.text("key").full(),
            Column.text("vault").full(),
            Column.text("namespace").full(),
            Column.text("kind").full(),
            Column.text("shared_with").full(),
            Column.text("has_token").full(),
            Column.text("has_refresh_token").full(),
            Column.text("provider_uid").full(),
            Column.text("base_url").full(),
            Column.text("scopes").full(),
            Column.text("metadata").full(),
            Column.text("verified").full(),
            Column.time("created_at").full(),
            Column.time("updated_at").full(),
            Column.text("updated_by").full(),
            Column.time("last_refreshed").full(),
            Column.time("expires_at").full(),
            Column.text("generation").full(),
            Column.text("version").full());

    static final View HISTORY = View.of(
            Column.id("position"),
            Column.time("at"),
            Column.id("type"),
            Column.text("actor"),
            Column.text("owner"),
            Column.text("with"),
            Column.text("reason"),
            Column.text("from").full(),
            Column.text("generation").full(),
            Column.text("provider_uid").full(),
            Column.text("account_login").full(),
            Column.id("attempt").full(),
            Column.text("trouble").full(),
            Column.text("cause").full(),
            Column.text("reauth_reason").full(),
            Column.time("retry_at").full(),
            Column.text("revocation").full(),
            Column.text("provider_error").full(),
            Column.text("provider_description").full(),
            Column.text("version").full());

    static final View ACCESS = View.of(
            Column.time("at"),
            Column.id("type"),
            Column.text("outcome"),
            Column.text("actor"),
            Column.text("identity").titled("for"),
            Column.text("way"),
            Column.text("account_login").titled("account"),
            Column.text("scopes").full(),
            Column.time("expires_at").full(),
            Column.text("purpose").full(),
            Column.text("fallback").full(),
            Column.text("provider").full(),
            Column.text("provider_uid").full(),
            Column.text("seal").full(),
            Column.id("record").full(),
            Column.id("position").full());

    private ConnectionViews() {}
}
