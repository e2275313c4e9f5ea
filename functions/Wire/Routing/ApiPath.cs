namespace ServerlessDam.Functions.Wire.Routing;

/// <summary>The path of a call to the API of the SDKs.</summary>
/// <param name="Cloud">The segment after <c>v1_1</c>, or after the family of a call to <c>v2</c>.</param>
/// <param name="Route">What follows it; of a call to <c>v2</c> with <c>v2</c> and the family in front.</param>
internal sealed record ApiPath(string Cloud, RoutePath Route)
{
    /// <summary>Null when it is neither <c>/v1_1/{cloud}/...</c> nor <c>/v2/{family}/{cloud}/...</c>, or holds control characters.</summary>
    public static ApiPath? Parse(string rawTarget) => RoutePath.Parse(rawTarget) switch
    {
        { Segments: ["v1_1", var cloud, _, ..] } path => new ApiPath(cloud, path.Skip(2)),
        // The first of the analysis calls has the cloud before the family.
        { Segments: ["v2", var cloud, "analysis", "analyze", "uri"] } path => new ApiPath(cloud, path.Without(1)),
        { Segments: ["v2", _, var cloud, _, ..] } path => new ApiPath(cloud, path.Without(2)),
        _ => null,
    };
}
