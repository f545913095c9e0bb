using System.Xml.Linq;

namespace SentryPS.Tests.Views;

/// <summary>What views make of values.</summary>
public sealed class FormatTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("0.00:00:00.2500000", "250 ms")]
    [InlineData("0.00:00:01.5000000", "1.5 s")]
    [InlineData("0.00:12:00", "12 min")]
    [InlineData("0.03:00:00", "3 h")]
    [InlineData("12.00:00:00", "12 d")]
    public void DurationsAreAsPeopleSayThem(string duration, string expected) =>
        Assert.Equal(expected, SentryFormat.Duration(duration.Length == 0 ? null : TimeSpan.Parse(duration, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(null, "")]
    [InlineData(0.0, "")]
    [InlineData(-1.0, "")]
    [InlineData(double.NaN, "")]
    [InlineData(0.00001, "▏")]
    [InlineData(0.5, "██")]
    [InlineData(0.6, "██▍")]
    [InlineData(1.0, "████")]
    [InlineData(9.0, "████")]
    public void BarsShowShares(double? share, string expected) => Assert.Equal(expected, SentryFormat.Bar(share, 4));

    [Fact]
    public void RowsHaveEachTextAtItsPlaceOrAfterTheOneBefore() =>
        Assert.Equal("a   b  c      d", SentryFormat.Row("a", 4, "b", 0, "c", 9, "", 14, "d"));

    /// <summary>Tests have no terminal, as scripts whose output goes elsewhere.</summary>
    [Theory]
    [InlineData("BACKEND-1", 9, "BACKEND-1")]
    [InlineData("BACKEND-12", 9, "BACKEND-…")]
    [InlineData("BACKEND-12", 0, "BACKEND-12")]
    public void LinksAreTextWhereThereIsNoTerminal(string text, int width, string expected) =>
        Assert.Equal(expected, SentryFormat.Link(text, "https://sentry.example/1", width, "Host"));

    /// <summary>The last column is the one that grows, so the others must leave it room in 80 columns.</summary>
    [Fact]
    public void TablesLeaveTheLastColumnTheRoomThereIs() => Assert.All(
        XDocument.Load(Path.Combine(BuiltModule.Folder, "SentryPS.Format.ps1xml")).Descendants("TableHeaders"),
        headers =>
        {
            var columns = headers.Elements().ToList();
            var narrow = columns.Where(column => column.Element("Width") is not null).ToList();
            Assert.All(narrow, column => Assert.True(
                (int)column.Element("Width")! >= column.Element("Label")!.Value.Length, $"{column}"));
            Assert.Equal(columns.Except(narrow), columns.TakeLast(columns.Count - narrow.Count));
            Assert.InRange(columns.Count - narrow.Count, 0, 1);
            Assert.InRange(
                narrow.Sum(column => (int)column.Element("Width")! + 1), 0, columns.Count == narrow.Count ? 80 : 56);
        });
}
