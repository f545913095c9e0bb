using SentryPS.Binding;

namespace SentryPS.Tests.Conventions;

/// <summary>Each value of an enumeration says something of its own to the server.</summary>
public sealed class EnumerationTests
{
    [Fact]
    public void HasAFormOnTheWireForEachValue()
    {
        var alike = typeof(SentryObject).Assembly.GetExportedTypes()
            .Where(type => type.IsEnum)
            // Two names of one value say the same.
            .SelectMany(type => Enum.GetValues(type).Cast<Enum>().Distinct(), (type, value) => (Type: type, Text: WireText.Of(value)))
            .GroupBy(form => form)
            .Where(group => group.Count() > 1)
            .Select(group => $"{group.Key.Type.Name}: '{group.Key.Text}'");

        alike.AssertNone();
    }
}
