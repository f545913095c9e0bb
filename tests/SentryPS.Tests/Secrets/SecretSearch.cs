using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using System.Security;
using System.Text;

namespace SentryPS.Tests.Secrets;

/// <summary>
/// Looks for a secret in everything that can be reached from an object: its text, its public properties as PowerShell
/// shows them, and of exceptions and of the module's objects all fields too, whoever may read them.
/// </summary>
internal sealed class SecretSearch(string secret)
{
    private const int MaximumDepth = 12;
    private const int MaximumObjects = 100_000;

    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly byte[] _secretBytes = Encoding.UTF8.GetBytes(secret);

    /// <summary>Where the secret is: a path of names from the object. Null where it is not.</summary>
    public string? Find(object? item, string path = "", int depth = 0)
    {
        switch (item)
        {
            case null:
                return null;
            case string text:
                return text.Contains(secret, StringComparison.Ordinal) ? path : null;
            case byte[] bytes:
                return bytes.AsSpan().IndexOf(_secretBytes) >= 0 ? path : null;
            case char[] characters:
                return Find(new string(characters), path, depth);
        }

        if (depth == MaximumDepth || IsElsewhere(item) || !_seen.Add(item))
        {
            return null;
        }

        Assert.True(_seen.Count < MaximumObjects, $"Too much can be reached by way of {path}.");
        return Children(item)
            .Select(child => Find(child.Value, $"{path}/{child.Name}", depth + 1))
            .FirstOrDefault(found => found is not null);
    }

    /// <summary>The engine itself and its state hold what the script was given; a SecureString is the one place for the token.</summary>
    private static bool IsElsewhere(object item) =>
        item is Type or MemberInfo or Assembly or Module or Delegate or Pointer or SecureString or InvocationInfo or CommandInfo or Runspace or SessionState or Thread
        || item is DateTime or DateTimeOffset or TimeSpan or decimal
        || item.GetType().IsPrimitive
        || item.GetType().IsEnum;

    private static IEnumerable<(string Name, object? Value)> Children(object item)
    {
        yield return ("ToString()", Try(item.ToString));
        if (item is PSObject wrapped)
        {
            foreach (var property in wrapped.Properties)
            {
                yield return (property.Name, Try(() => property.Value));
            }

            yield return ("BaseObject", wrapped.BaseObject);
            yield break;
        }

        if (item is IEnumerable items)
        {
            foreach (var child in items)
            {
                yield return ("item", child);
            }
        }

        foreach (var property in item.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(property => property.GetIndexParameters().Length == 0 && !property.PropertyType.IsByRefLike))
        {
            yield return (property.Name, Try(() => property.GetValue(item)));
        }

        if (item is Exception or SentryObject or ErrorRecord or ErrorDetails)
        {
            for (var type = item.GetType(); type is not null; type = type.BaseType)
            {
                foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                {
                    yield return (field.Name, field.GetValue(item));
                }
            }
        }
    }

    private static object? Try(Func<object?> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return exception;
        }
    }
}
