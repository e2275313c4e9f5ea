using ServerlessDam.Assets.Search;
using ServerlessDam.StorageContracts.Search;

namespace ServerlessDam.Assets.Tests.Search;

/// <summary>The cases agree with the plain reading of predicates.</summary>
public sealed class ReferenceIndexCases : SearchIndexContract
{
    protected override ISearchIndex Index { get; } = new ReferenceIndex();
}

public sealed class ReferenceIndexKeeping : SearchIndexKeepingContract
{
    protected override ISearchIndex Index { get; } = new ReferenceIndex();
}
