namespace ServerlessDam.EndToEnd.Running;

/// <summary>Tests that use the one app on the embedded storage: one at a time.</summary>
[CollectionDefinition(Name)]
public sealed class SharedApp
{
    public const string Name = "The app that is shared";
}
