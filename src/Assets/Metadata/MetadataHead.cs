using System.Collections.Immutable;

namespace ServerlessDam.Assets.Metadata;

/// <summary>
/// What a cloud's fields and rules have in common. Every change of one of them writes it again under the ETag that was read, so
/// that limits, orders and the absence of circles hold whoever changes what at the same moment.
/// </summary>
internal sealed record MetadataHead
{
    public static MetadataHead Empty { get; } = new();

    /// <summary>External ids of all fields, in the order in which they are listed.</summary>
    public ImmutableArray<string> Order { get; init; } = [];

    /// <summary>The number of the next rule: rules of a field count in the order in which they were made.</summary>
    public long NextRule { get; init; }
}

/// <summary>A field that was deleted. Its id is not given again before its values are gone and deleted assets that may come back with some are gone too.</summary>
internal sealed record DeletedField(string ExternalId, DateTimeOffset DeletedAt, bool Cleaned)
{
    public DateTimeOffset Until => DeletedAt + Library.TrashAssets.UndoTime;

    public bool IsReserved(DateTimeOffset now) => !Cleaned || now < Until;
}
