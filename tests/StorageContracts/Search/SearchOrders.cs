namespace ServerlessDam.StorageContracts.Search;

/// <summary>Orders of assets of the catalog: an expression, fields (those with a minus descend) and the names in order.</summary>
public static class SearchOrders
{
    public static TheoryData<string, string, string> All => new()
    {
        { "tags=shoe", "created_at", "sandal clip boot sneaker" },
        { "tags=shoe", "-created_at", "sneaker boot clip sandal" },
        { "tags=shoe", "bytes", "sandal sneaker boot clip" },
        { "tags=shoe", "-bytes", "clip boot sneaker sandal" },
        { "tags=shoe", "public_id", "boot sneaker sandal clip" },
        { "tags=shoe", "format -bytes", "sneaker clip boot sandal" },
        { "tags=pet", "filename", "cat dog kitten" },
        { "tags=pet", "-pages", "kitten cat dog" },
        { "tags=pet", "face_count -public_id", "cat kitten dog" },
        { "tags=shoe", "duration", "clip sneaker boot sandal" },
        { "tags=shoe", "-duration", "clip sneaker boot sandal" },
        { "tags=expression_77 OR tags=expression_771", "context.key public_id", "first third second" },
        { "tags=expression_77 OR tags=expression_771", "-context.key public_id", "third first second" },
        { "tags=shoe OR tags=pet", "width height", "kitten sandal dog sneaker boot cat clip" },
        { "moderation_kind", "moderation_kind", "guest spam" },
        { "moderation_kind", "-moderation_kind", "spam guest" },
        { "folder=odd", "-aspect_ratio public_id", "colon greetings tokyo privet quote stars words party plus" },
        { "tags=nothing-like-this OR public_id=animals/dog", "score -created_at", "dog" },
    };
}
