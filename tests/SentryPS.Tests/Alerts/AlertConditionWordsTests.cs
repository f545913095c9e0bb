namespace SentryPS.Tests.Alerts;

public sealed class AlertConditionWordsTests
{
    public static TheoryData<string> Words => [.. AlertConditionWords.Examples];

    /// <summary>What a person reads is what a person can type.</summary>
    [Theory]
    [MemberData(nameof(Words))]
    public void ReadsWhatItWrites(string words)
    {
        var condition = AlertConditionWords.Parse(words);

        Assert.NotNull(condition);
        Assert.Equal(words, condition.ToString());
    }

    [Theory]
    [InlineData("LEVEL >= Error", "level", """{"level":40,"match":"gte"}""")]
    [InlineData("priority >= medium", "issue_priority_greater_or_equal", "50")]
    [InlineData("events  >  5 in 15m", "event_frequency_count", """{"value":5,"interval":"15m"}""")]
    [InlineData("older than 2 weeks", "age_comparison", """{"time":"week","value":2,"comparisonType":"older"}""")]
    [InlineData("tag level is set", "tagged_event", """{"key":"level","match":"is"}""")]
    [InlineData("attribute message not contains a b", "event_attribute", """{"attribute":"message","match":"nc","value":"a b"}""")]
    [InlineData("assigned to nobody", "assigned_to", """{"targetType":"Unassigned","targetIdentifier":""}""")]
    public void SaysItInTheServersForm(string words, string type, string comparison)
    {
        var condition = AlertConditionWords.Parse(words)!;

        Assert.Equal((type, comparison), (condition.Type, SentryPS.Api.JsonText.Write(condition.Comparison)));
    }

    [Theory]
    [InlineData("level is bad")]
    [InlineData("events > many in 1h")]
    [InlineData("events > 5 in 2h")]
    [InlineData("tag level contains")]
    [InlineData("")]
    public void OtherWordsSayNothing(string words) => Assert.Null(AlertConditionWords.Parse(words));
}
