namespace ServerlessDam.Functions.Wire.Routing;

/// <summary>The path of a call to the API of the SDKs.</summary>
/// <param name="Cloud">The segment after <c>v1_1</c>.</param>
/// <param name="Route">What follows it.</param>
internal sealed record ApiPath(string Cloud, RoutePath Route)
{
    /// <summary>Null when it is not <c>/v1_1/{cloud}/...</c>, or holds control characters.</summary>
    public static ApiPath? Parse(string rawTarget)
        => RoutePath.Parse(rawTarget, "v1_1") is { Segments: [var cloud, _, ..] } path ? new ApiPath(cloud, path.Skip(1)) : null;
}
