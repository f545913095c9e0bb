using SentryPS.Api;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(SentryPS.Tests.Schema.WholeRunLast))]

namespace SentryPS.Tests.Schema;

/// <summary>Tests in it run when all that run side by side are over.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class WholeRunCollection
{
    public const string Name = "Whole run";
}

/// <summary>Puts the collection after the others that run alone.</summary>
public sealed class WholeRunLast : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => collection.TestCollectionDisplayName == WholeRunCollection.Name)];
}

/// <summary>What only shows when all tests have run. They are the last.</summary>
[Collection(WholeRunCollection.Name)]
public sealed class WholeRunTests
{
    private const string OnlyWhole = "It takes a run of all tests to know.";

    [Fact]
    public void CommandsSendWhatTheySayTheyServe()
    {
        Assert.SkipUnless(WholeRun.IsWhole, OnlyWhole);

        Assert.Empty(
            from operation in OperationIndex.Shared.All
            from command in operation.Command
            where command != ServingCommands.Fallback && !WholeRun.HasSent(command, operation)
            select $"{command} says that it serves {operation.Name}, but no test has seen it send that.");
    }

    [Fact]
    public void EachDeviationFromTheSchemaIsStillNeeded()
    {
        Assert.SkipUnless(WholeRun.IsWhole, OnlyWhole);
        Assert.SkipUnless(OfficialSchema.IsHere, OfficialSchema.Missing);

        Assert.Empty(
            from deviation in RequestDeviations.All.Concat(AnswerDeviations.All)
            where !WholeRun.HasNeeded(deviation)
            select $"{deviation.Operation}, {deviation.Subject}");
    }
}
