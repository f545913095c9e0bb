namespace SentryPS;

/// <summary>
/// What every object from Sentry has. The properties that people use are read when it arrives; everything else stays as
/// the server sent it and is read when the hidden member <c>Raw</c> is asked for, so no field is ever lost.
/// </summary>
public abstract class SentryObject
{
    private protected SentryObject()
    {
    }

    /// <summary>The slug of the organization that the object belongs to, for the next cmdlet in a pipeline.</summary>
    public string? Organization { get; internal set; }

    /// <summary>
    /// The address of the server that the object comes from. A number means something else on another server.
    /// </summary>
    public string? Server { get; internal set; }

    /// <summary>
    /// What tells the object from the others of a listing. Null or empty where the server sent nothing that does.
    /// </summary>
    internal abstract string? Key { get; }

    /// <summary>The connection that the object came by. Null for one that was read back from a file or a job.</summary>
    internal SentryConnection? Connection { get; set; }

    /// <summary>The object's JSON, in UTF-8.</summary>
    internal byte[] Json { get; set; } = [];

    /// <summary>All of the JSON as <see cref="SentryObjectMembers.Raw"/> gives it.</summary>
    internal SentryDictionary<object?> Raw =>
        Json.Length > 0 ? (SentryDictionary<object?>)JsonText.Parse(Json)! : new();

    private protected object? Part(string name) => Json.Length > 0 ? JsonText.Property(Json, name) : null;

    /// <summary>A part that is an object; empty where there is none.</summary>
    private protected SentryDictionary<object?> Fields(string name) => Part(name).Fields();
}
