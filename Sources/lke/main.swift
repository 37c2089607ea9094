print("lke")
