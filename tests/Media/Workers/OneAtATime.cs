namespace ServerlessDam.Media.Tests.Workers;

/// <summary>Tests that count the workers of this process: none of them runs while another has workers of its own.</summary>
[CollectionDefinition(nameof(OneAtATime))]
public sealed class OneAtATime;
