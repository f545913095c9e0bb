namespace SentryPS;

/// <summary>What an alert does: a message to somebody, or a ticket.</summary>
public sealed class SentryAlertAction
{
    internal SentryAlertAction(string? id, string type, string? integrationId, SentryDictionary<object?> config, SentryDictionary<object?> data) =>
        (Id, Type, IntegrationId, Config, Data) = (id, type, integrationId, config, data);

    /// <summary>The numeric id. Null for one that is yet to be created.</summary>
    public string? Id { get; }

    /// <summary>The type: <c>email</c>, <c>slack</c>, <c>pagerduty</c>, <c>jira</c>, ….</summary>
    public string Type { get; }

    /// <summary>
    /// The name of the integration that it goes through, such as that of a Slack workspace. Null for none, or where the token
    /// may not read integrations.
    /// </summary>
    public string? Integration { get; internal init; }

    /// <summary>The numeric id of the integration. Null for none.</summary>
    public string? IntegrationId { get; }

    /// <summary>
    /// Who or what is told: a channel, a service, a user's email address, a team as <c>#team</c>, or <c>owners</c>. Null where
    /// there is nobody.
    /// </summary>
    public string? Target { get; internal init; }

    /// <summary>Whom it goes to, as the server has it: <c>targetType</c>, <c>targetIdentifier</c>, <c>targetDisplay</c>.</summary>
    public SentryDictionary<object?> Config { get; }

    /// <summary>What goes with it, as the server has it: tags, notes, the fields of a ticket.</summary>
    public SentryDictionary<object?> Data { get; }

    /// <summary>The state, normally <c>active</c>.</summary>
    public string Status { get; internal init; } = "active";

    /// <summary>The action in the words that New-SentryAlert takes: <c>slack:#on-call</c>.</summary>
    public override string ToString() => Target is null ? Type : $"{Type}:{Target}";

    /// <summary>As the server takes it.</summary>
    /// <param name="keepsId">Whether it stays the action that it is; else it becomes a new one.</param>
    internal Dictionary<string, object?> ToBody(bool keepsId) => AlertReader.Body(keepsId ? Id : null, new()
    {
        ["type"] = Type,
        ["integrationId"] = IntegrationId,
        ["config"] = Config,
        ["data"] = Data,
        ["status"] = Status,
    });
}
