using System.Reflection;
using System.Runtime.ExceptionServices;
#if NET
using System.Runtime.Loader;
#endif

namespace SentryPS.Api;

/// <summary>
/// Loads deps/SentryPS.Http.dll at the first request. On .NET it and RestSharp live in an AssemblyLoadContext of their
/// own, so that another module's RestSharp, of whatever version, is never theirs; and import pays nothing for them.
/// </summary>
internal static class TransportLoader
{
    private static readonly Lazy<Assembly> s_http = new(LoadHttp);

    public static ISentryTransport Create(SentryConnection connection) =>
        (ISentryTransport)CreateInstance("SentryPS.Http.SentryTransport", connection);

    public static IJsonReader CreateJsonReader() => (IJsonReader)CreateInstance("SentryPS.Http.Json.JsonReader");

    private static object CreateInstance(string typeName, params object[] arguments)
    {
        try
        {
            return Activator.CreateInstance(s_http.Value.GetType(typeName, throwOnError: true)!, arguments)!;
        }
        catch (TargetInvocationException exception) when (exception.InnerException is not null)
        {
            // A certificate file that cannot be read, say: the user should see that, not how the class was found.
            ExceptionDispatchInfo.Capture(exception.InnerException).Throw();
            throw;
        }
    }

    private static Assembly LoadHttp()
    {
        var moduleFolder = Path.GetDirectoryName(typeof(TransportLoader).Assembly.Location)!;
        var http = Path.Combine(moduleFolder, "deps", "SentryPS.Http.dll");
#if NET
        return new DependencyLoadContext(Path.GetDirectoryName(http)!).LoadFromAssemblyPath(http);
#else
        // LoadFrom probes the folder of the assembly for its references.
        return Assembly.LoadFrom(http);
#endif
    }

#if NET
    private sealed class DependencyLoadContext(string folder) : AssemblyLoadContext("SentryPS dependencies")
    {
        // What is not in our folder comes from the host: SentryPS.dll itself, PowerShell and System.Text.Json.
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            var path = Path.Combine(folder, assemblyName.Name + ".dll");
            return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
        }
    }
#endif
}
