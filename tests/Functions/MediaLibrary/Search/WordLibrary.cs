namespace ServerlessDam.Functions.Tests.MediaLibrary.Search;

/// <summary>With a small thesaurus.</summary>
public sealed class WordLibrary : RunningLibrary
{
    private readonly string _path = Path.GetTempFileName();

    public WordLibrary() => File.WriteAllText(_path, "# Test words\nvehicle\t\tcar|zebracar\n");

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?> { ["Thesaurus:Path"] = _path };

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        File.Delete(_path);
    }
}
