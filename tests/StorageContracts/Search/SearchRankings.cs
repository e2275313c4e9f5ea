namespace ServerlessDam.StorageContracts.Search;

/// <summary>Scores of assets of the catalog, best first: whole ids and names, then names, then labels, then text.</summary>
public static class SearchRankings
{
    public static TheoryData<string, string> All => new()
    {
        { "cat", "cat=1000 siamese=100 kitten=10" },
        { "kitten", "kitten=1000" },
        { "blue", "shirt=100 bird=100 pants=10 colon=10" },
        { "shoe*", "sneaker=100 boot=100 clip=100 sandal=100" },
        { "grass", "sneaker=10" },
        { "canon", "team=1" },
        { "cat kitten", "kitten=1010 cat=1000 siamese=100" },
        { "+pet cat", "cat=1010 kitten=20 dog=10" },
        { "tags=pet AND sleeping", "cat=10" },
        { "tags=pet -kitten", "cat=0 dog=0" },
        { "zeppelin", "folderx2=0.5 folderxy=0.5" },
        { "zeppelin blue", "shirt=100 bird=100 pants=10 colon=10 folderx2=0.5 folderxy=0.5" },
        { "animals AND pet", "cat=110 kitten=110 dog=110" },
    };
}
