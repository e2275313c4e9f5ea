using ServerlessDam.EndToEnd.Running;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace ServerlessDam.EndToEnd.Running;

/// <summary>The suites on the shared apps are the longest: begun first, they do not run alone at the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection
        => [.. testCollections.OrderBy(each => each.TestCollectionClassName is null).ThenBy(each => each.TestCollectionDisplayName, StringComparer.Ordinal)];
}
