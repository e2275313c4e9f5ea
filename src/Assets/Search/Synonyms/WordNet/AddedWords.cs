namespace ServerlessDam.Assets.Search.Synonyms.WordNet;

/// <summary>What WordNet does not say of words that pictures are labelled with: labels of the object detector above all.</summary>
internal static class AddedWords
{
    public static readonly (string Word, WordRelation Relation, string Other)[] All =
    [
        ("vehicle", WordRelation.Kind, "bus"), ("vehicle", WordRelation.Kind, "train"), ("vehicle", WordRelation.Kind, "motorcycle"), ("vehicle", WordRelation.Kind, "airplane"),
        ("animal", WordRelation.Kind, "cow"), ("animal", WordRelation.Kind, "elephant"), ("animal", WordRelation.Kind, "giraffe"), ("animal", WordRelation.Kind, "zebra"),
        ("animal", WordRelation.Kind, "bear"), ("animal", WordRelation.Kind, "sheep"),
        ("phone", WordRelation.Kind, "cell phone"), ("telephone", WordRelation.Kind, "cell phone"), ("cellphone", WordRelation.Same, "cell phone"), ("smartphone", WordRelation.Same, "cell phone"),
        ("television", WordRelation.Same, "tv"), ("tv", WordRelation.Same, "television"), ("screen", WordRelation.Kind, "tv"),
        ("plant", WordRelation.Kind, "potted plant"), ("ball", WordRelation.Kind, "sports ball"), ("toy", WordRelation.Kind, "teddy bear"), ("hairdryer", WordRelation.Same, "hair drier"),
        ("glass", WordRelation.Kind, "wine glass"), ("wineglass", WordRelation.Same, "wine glass"), ("sign", WordRelation.Kind, "stop sign"), ("hydrant", WordRelation.Same, "fire hydrant"),
        ("furniture", WordRelation.Kind, "couch"), ("luggage", WordRelation.Kind, "suitcase"), ("bag", WordRelation.Kind, "backpack"), ("bag", WordRelation.Kind, "handbag"),
        ("fruit", WordRelation.Kind, "apple"), ("fruit", WordRelation.Kind, "banana"), ("fruit", WordRelation.Kind, "orange"), ("food", WordRelation.Kind, "pizza"), ("food", WordRelation.Kind, "cake"),
        ("food", WordRelation.Kind, "hot dog"), ("food", WordRelation.Kind, "donut"), ("food", WordRelation.Kind, "fruit"), ("cutlery", WordRelation.Kind, "fork"), ("cutlery", WordRelation.Kind, "spoon"),
        ("cutlery", WordRelation.Kind, "knife"), ("computer", WordRelation.Kind, "laptop"), ("flower", WordRelation.Kind, "rose"), ("flower", WordRelation.Kind, "tulip"), ("flower", WordRelation.Kind, "lily"),
        ("sea", WordRelation.Same, "ocean"), ("ocean", WordRelation.Same, "sea"), ("photo", WordRelation.Same, "photograph"), ("photo", WordRelation.Same, "picture"), ("logo", WordRelation.Same, "emblem"),
    ];
}
