using System.Collections;

namespace SentryPS.Commands;

/// <summary>
/// Calls any operation of Sentry's Web API, by its official name or by its path, and emits what the server answers. This
/// part has the parameters.
/// </summary>
[Cmdlet(
    VerbsLifecycle.Invoke, "SentryApi", DefaultParameterSetName = PathSet,
    SupportsPaging = true, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(PSCustomObject))]
public sealed partial class InvokeSentryApiCommand : OrganizationCmdlet
{
    private const string PathSet = "Path";
    private const string OperationSet = "Operation";

    /// <summary>
    /// The path below <c>/api/0/</c>, such as <c>organizations/{organization}/monitors/</c>, or a whole URL of the same
    /// server. It may have holes in braces, and a query. In names, characters other than letters, digits and
    /// <c>-._~</c> are escaped; what fills a hole is escaped by itself.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet)]
    public string Path { get; set; } = "";

    /// <summary>The official name (operationId) of an operation. Get-SentryApiOperation lists them.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OperationSet)]
    [ArgumentCompleter(typeof(OperationNameCompleter))]
    public string Operation { get; set; } = "";

    /// <summary>The HTTP method. GET if it is not given, or that of the operation.</summary>
    [Parameter]
    [ValidateSet("GET", "POST", "PUT", "PATCH", "DELETE")]
    public string? Method { get; set; }

    /// <summary>What fills holes of the path, by their names. It comes before what objects and defaults say.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(OperationPathCompleter))]
    public IDictionary? PathParameter { get; set; }

    /// <summary>The query. A list is sent as several values of the same name, a date in UTC.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(OperationQueryCompleter))]
    public IDictionary? Query { get; set; }

    /// <summary>
    /// What is sent as JSON: a hashtable, an object, a list, or text that is JSON already. <c>@{}</c> is an object without
    /// fields.
    /// </summary>
    [Parameter]
    [AllowEmpty]
    [ArgumentCompleter(typeof(OperationBodyCompleter))]
    public object? Body { get; set; }

    /// <summary>
    /// A file that is sent as it is, as the whole body. It is sent as JSON if its name ends in <c>.json</c>, else as bytes.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? InFile { get; set; }

    /// <summary>
    /// Fields of a form. A value that is a file, as Get-Item gives it, is uploaded; a list is several fields of the name.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(OperationBodyCompleter))]
    public IDictionary? Form { get; set; }

    /// <summary>
    /// A file that takes the response as it is, of whatever kind and length. The command emits nothing then. The file is
    /// there when all of it has come, and what had its name before is replaced.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>Headers to send besides those that the module sets itself, which are refused here.</summary>
    [Parameter]
    public IDictionary? Header { get; set; }

    /// <summary>
    /// The name of a variable that gets the headers of the response; of a listing, those of its first page. Null after
    /// a failure.
    /// </summary>
    [Parameter]
    [Alias("RHV")]
    [ValidateNotNullOrEmpty]
    public string? ResponseHeadersVariable { get; set; }

    /// <summary>The name of a variable that gets the status of the response, such as 200, also of one that is an error.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? StatusCodeVariable { get; set; }

    /// <summary>The slug of the project for a hole <c>{project}</c>. Piped objects bring their own.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public string? Project { get; set; }

    /// <summary>Deletes without asking.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>
    /// An object whose properties fill holes of the path: from any command of this module, from this one, or a row of a
    /// file. The call is made for each, by the connection and in the organization that the object brings.
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }
}
