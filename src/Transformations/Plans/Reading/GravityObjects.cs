using System.Collections.Frozen;

namespace ServerlessDam.Transformations.Plans.Reading;

/// <summary>
/// What a gravity can name beside faces: what a detector may have seen, by its own label or an older name, and kinds of that. Where people
/// are asked for, known faces stand for them.
/// </summary>
internal static class GravityObjects
{
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        "accessory", "animal", "appliance", "electronic", "food", "furniture", "indoor", "kitchen", "outdoor", "person", "vehicle",
        "background", "frisbee", "skis", "snowboard", "sportsball", "kite", "baseballbat", "baseballglove", "skateboard", "surfboard",
        "tennisracket", "bird", "cat", "dog", "horse", "sheep", "cow", "elephant", "bear", "zebra", "giraffe", "microwave", "oven",
        "toaster", "sink", "refrigerator", "tvmonitor", "laptop", "mouse", "remote", "keyboard", "cellphone", "banana", "apple",
        "sandwich", "orange", "broccoli", "carrot", "hotdog", "pizza", "donut", "cake", "chair", "sofa", "pottedplant", "bed",
        "diningtable", "toilet", "book", "clock", "vase", "scissors", "teddy_bear", "hair_drier", "toothbrush", "bottle",
        "wine_glass", "cup", "fork", "knife", "spoon", "bowl", "traffic_light", "stopsign", "parkingmeter", "firehydrant", "bench",
        "bicycle", "car", "motorbike", "aeroplane", "bus", "train", "truck", "boat", "ocr_text", "adv_ocr", "object", "subject",
        "motorcycle", "airplane", "couch", "tv", "sports_ball", "baseball_bat", "baseball_glove", "tennis_racket", "cell_phone", "hot_dog",
        "potted_plant", "dining_table", "stop_sign", "parking_meter", "fire_hydrant", "backpack", "umbrella", "handbag", "tie", "suitcase");

    private static readonly FrozenSet<string> OfPeople = FrozenSet.Create(
        "face", "faces", "adv_face", "adv_faces", "adv_eyes", "body", "person");

    public static bool IsKnown(string name) => Names.Contains(name) || OfPeople.Contains(name);

    /// <summary>Known faces stand for it.</summary>
    public static bool IsOfPeople(string name) => OfPeople.Contains(name);
}
